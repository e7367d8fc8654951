import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { packPdf } from './pack-pdf.ts';
import type { Drawn } from './run-thread.ts';
import type { TypstRequest } from './typst-messages.ts';

/** Runs as a thread: draws one paper. Started by `runTypst` only. */
function draw({ template, fonts, input }: TypstRequest): Drawn {
  const compiler = NodeCompiler.create({ workspace: template, fontArgs: [{ fontPaths: [...fonts] }] });
  try {
    for (const { name, bytes } of input.pictures)
      compiler.mapShadow(join(template, name), Buffer.from(bytes));
    const compiled = compiler.compile({
      mainFilePath: join(template, 'paper.typ'),
      inputs: { paper: input.json },
    });
    const { result } = compiled;
    if (result) return { bytes: packPdf(archived(compiler, result, input.madeAt)) };
    const error = compiled.takeError();
    return { fault: error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no document' };
  } finally {
    // What it remembers of one paper serves no other, and is the whole process's.
    compiler.evictCache(0);
  }
}

/** For archives as PDF/A-2a; plainly where a sign of the text has no letter in any font at hand, which that forbids. */
function archived(compiler: NodeCompiler, result: NodeTypstDocument, creationTimestamp: number): Uint8Array {
  try {
    return compiler.pdf(result, { creationTimestamp, pdfStandard: 'a-2a' });
  } catch {
    return compiler.pdf(result, { creationTimestamp });
  }
}

parentPort?.postMessage(draw(workerData as TypstRequest));
