import { render } from 'preact';
import { App } from './app.tsx';

export function start(root: HTMLElement): void {
  render(<App />, root);
}
