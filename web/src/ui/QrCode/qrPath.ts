import qrcode from 'qrcode-generator'

/** The dark modules of the QR code (ISO/IEC 18004, correction M) of `text` as an SVG path, and how many modules a side has without the quiet zone. */
export function qrPath(text: string): { path: string; side: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const side = code.getModuleCount()
  let path = ''
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (code.isDark(row, column)) path += `M${String(column)} ${String(row)}h1v1h-1z`
    }
  }
  return { path, side }
}
