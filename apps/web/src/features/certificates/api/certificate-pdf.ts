import { download } from '../../../shared/files/download.js';

/** Downloads a certificate; with the ID number that was given for it, that is printed too. */
export function downloadCertificate(number: string, idDocument?: string): Promise<void> {
  const call =
    idDocument === undefined
      ? ({ method: 'GET', path: `/certificates/${number}.pdf` } as const)
      : ({ method: 'POST', path: `/certificates/${number}/pdf`, body: { idDocument } } as const);
  return download(call, `${number}.pdf`);
}

/** Downloads the file with which others check the certificate without us. */
export function downloadBundle(number: string): Promise<void> {
  return download({ method: 'GET', path: `/certificates/${number}/bundle.json` }, `${number}.json`);
}
