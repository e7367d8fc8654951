import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/arimo/package.json')));

/** Arimo, as wide as Arial letter by letter: upright, italic, bold, both. */
export const FONT_FILES: readonly string[] = [
  '400Regular',
  '400Regular_Italic',
  '700Bold',
  '700Bold_Italic',
].map((style) => join(FOLDER, style, `Arimo_${style}.ttf`));
