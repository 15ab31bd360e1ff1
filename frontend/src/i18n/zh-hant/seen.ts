/** 查看文件時的字詞。 */
export const seen = {
  'paper.sha': '指紋（SHA-256）：',
  'papers.alt': '{name} 的{kind}（原件）',
  'papers.notHere': '檔案尚未送達。',
  'papers.pdf': '此文件為 PDF，會在本網站以外開啟，以確保其中內容不會在此執行。',
  'papers.unseen': '此檔案無法在此顯示。',
  'papers.openImage': '單獨開啟 {filename}',
  'papers.openPdf': '開啟 {filename}',
} as const
