import sharp from 'sharp'

/** A sheet of paper that stands for every proof of the demo; nobody's, and it says so. */
export function drawProof(): Promise<Buffer> {
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="440" viewBox="0 0 640 880">
    <rect width="640" height="880" fill="#fbfaf6"/><rect x="40" y="40" width="560" height="800" fill="none" stroke="#1f3d3a" stroke-width="3"/>
    <g font-family="sans-serif" fill="#1f3d3a"><text x="320" y="130" font-size="34" text-anchor="middle">Proof of qualification</text>
    <text x="320" y="180" font-size="18" text-anchor="middle">Specimen of the demo. Nobody's document.</text></g>
    <g stroke="#9db3ae" stroke-width="2">${[280, 330, 380, 430, 480, 530].map((y) => `<line x1="100" x2="540" y1="${y}" y2="${y}"/>`).join('')}</g>
    <circle cx="470" cy="700" r="70" fill="none" stroke="#a3552f" stroke-width="6"/></svg>`
  return sharp(Buffer.from(sheet)).png().toBuffer()
}
