import { lazy, Suspense, type ComponentType } from 'react'
import { Loading } from './answer.tsx'

/** A part of a screen whose code is fetched only when it is shown: a form that few who look at the page will fill in. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }))
  return function Later(props: Props) {
    return (
      <Suspense fallback={<Loading lines={4} />}>
        <Part {...props} />
      </Suspense>
    )
  }
}
