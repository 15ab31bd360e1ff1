/** 查看文件时的字词。 */
export const seen = {
  'paper.sha': '指纹（SHA-256）：',
  'papers.alt': '{name} 的{kind}（原件）',
  'papers.notHere': '文件尚未送达。',
  'papers.pdf': '此文件为 PDF，会在本网站以外打开，以确保其中内容不会在此执行。',
  'papers.unseen': '此文件无法在此显示。',
  'papers.openImage': '单独打开 {filename}',
  'papers.openPdf': '打开 {filename}',
} as const
