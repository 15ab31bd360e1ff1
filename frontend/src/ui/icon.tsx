/** The few shapes of the portal. Each stands beside a word and says nothing by itself, so all are hidden from readers. */
const shapes = {
  good: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.6 4.9-4.3 5a.9.9 0 0 1-1.3 0L4.3 9.1l1.3-1.2 1 1.1 3.7-4.3Z',
  waiting: 'M8 .8 15.2 8 8 15.2.8 8ZM7.1 4.6v4.1l2.8 1.7.9-1.5-1.9-1.2V4.6Z',
  refused: 'M5 1h6l4 4v6l-4 4H5l-4-4V5ZM4.4 7.1v1.8h7.2V7.1Z',
  neutral: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z',
  chevron: 'M4.2 5.4 8 9.2l3.8-3.8 1.2 1.2-5 5-5-5Z',
  search: 'M7 1a6 6 0 1 0 3.5 10.9l3.3 3.2 1.3-1.3-3.2-3.3A6 6 0 0 0 7 1Zm0 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4Z',
  menu: 'M1 3h14v1.8H1Zm0 4.1h14v1.8H1Zm0 4.1h14V13H1Z',
  close: 'm3.3 2 4.7 4.7L12.7 2 14 3.3 9.3 8l4.7 4.7-1.3 1.3L8 9.3 3.3 14 2 12.7 6.7 8 2 3.3Z',
  up: 'M8 3.5 13 9.5H3Z',
  down: 'M8 12.5 3 6.5h10Z',
  file: 'M3 1h6.5L13 4.5V15H3Zm1.6 1.6v10.8h6.8V6H8.2V2.6Z',
  out: 'M9 1h6v6h-1.7V3.9L7.6 9.6 6.4 8.4l5.7-5.7H9ZM2 3h4v1.7H3.7v7.6h7.6V10H13v4H2Z',
} as const

export type IconShape = keyof typeof shapes

export function Icon({ shape, className }: { shape: IconShape; className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  )
}
