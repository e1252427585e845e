import type { Plugin } from 'vite'

const ORDER = '@layer reset, tokens, ui, feature;\n'

/** Puts the order of the CSS layers before every style sheet: pages load theirs in any order, and the first statement seen decides. */
export function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    enforce: 'pre',
    transform(code, id) {
      return id.split('?')[0]?.endsWith('.css') ? { code: ORDER + code, map: null } : undefined
    },
  }
}
