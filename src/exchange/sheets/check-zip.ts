import yauzl from 'yauzl';

const MAX_UNCOMPRESSED = 200 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

export type ZipVerdict = { kind: 'xlsx' | 'ods' | 'other' } | { refused: 'tooLarge' | 'unreadable' };

/**
 * Adds up what a zip file says it holds before anything is unpacked: a bomb of 1 MB may open to 1.5 GB. Sizes that lie
 * are caught while unpacking. Tells workbooks from other zip files by the parts they must have.
 */
export function checkZip(bytes: Uint8Array): Promise<ZipVerdict> {
  return new Promise((resolve) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    yauzl.fromBuffer(buffer, { lazyEntries: true, strictFileNames: false }, (error, zip) => {
      if (error) {
        resolve({ refused: 'unreadable' });
        return;
      }
      let total = 0;
      let count = 0;
      let kind: 'xlsx' | 'ods' | 'other' = 'other';
      zip.on('error', () => resolve({ refused: 'unreadable' }));
      zip.on('end', () => resolve({ kind }));
      zip.on('entry', (entry: yauzl.Entry) => {
        total += entry.uncompressedSize;
        count += 1;
        if (total > MAX_UNCOMPRESSED || count > MAX_ENTRIES) {
          resolve({ refused: 'tooLarge' });
          return;
        }
        if (/^xl\/workbook\.(xml|bin)$/.test(entry.fileName)) kind = 'xlsx';
        else if (entry.fileName === 'content.xml' && kind === 'other') kind = 'ods';
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}
