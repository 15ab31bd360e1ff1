/** A paper as it is looked at, wherever that is. */
export const seen = {
  'paper.sha': 'Fingerprint (SHA-256):',
  'papers.alt': '{kind} for {name}, as it was sent',
  'papers.notHere': 'The file has not arrived yet.',
  'papers.pdf': 'This paper is a PDF. It opens outside the portal, so that nothing in it can run here.',
  'papers.unseen': 'This file cannot be shown here.',
  'papers.openImage': 'Open {filename} by itself',
  'papers.openPdf': 'Open {filename}',
} as const
