import * as z from 'zod';

// The page may not make code out of text, and zod would try to. No schema may come before this, so the rest is loaded after it.
z.config({ jitless: true });

const root = document.getElementById('app');
const { start } = await import('./ui/start.tsx');
if (root) start(root);
