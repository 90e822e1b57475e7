import { useEffect, useState } from 'preact/hooks';
import type { Explanation } from '../../explain/index.ts';
import { type Index, indexOf } from '../search.ts';

/** All rows with their sentences, which come apart from the page itself. */
export interface Catalogue {
  readonly index: Index;
  readonly explain: (vendor: string, code: string, api: Explanation['api']) => Explanation | undefined;
}

/** Undefined until it is there. */
export function useCatalogue(): Catalogue | 'failed' | undefined {
  const [catalogue, setCatalogue] = useState<Catalogue | 'failed'>();
  useEffect(() => {
    load().then(setCatalogue, () => setCatalogue('failed'));
  }, []);
  return catalogue;
}

async function load(): Promise<Catalogue> {
  const { catalogue, explain } = await import('../../explain/index.ts');
  return { index: indexOf(catalogue()), explain: explain as Catalogue['explain'] };
}
