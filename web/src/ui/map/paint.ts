/** Colours of the drawn city. Hex, because WebGL does not read our tokens. */
export interface MapPaint {
  readonly land: string
  readonly water: string
  readonly shore: string
  readonly green: string
  readonly wood: string
  readonly beach: string
  readonly pier: string
  readonly building: string
  readonly buildingLine: string
  readonly landmark: string
  readonly rail: string
  readonly street: string
  readonly casing: string
  readonly arterial: string
  readonly arterialCasing: string
  readonly label: string
  readonly labelHalo: string
  readonly labelWater: string
  readonly labelGreen: string
  readonly district: string
  readonly route: string
  readonly routeCasing: string
  readonly routeDone: string
}

export const PAINTS: Readonly<Record<'light' | 'dark', MapPaint>> = {
  light: {
    land: '#f2f3f0',
    water: '#c5dde4',
    shore: '#b4d0d9',
    green: '#d8e7d2',
    wood: '#cfe0c8',
    beach: '#f0e8d3',
    pier: '#e6e5df',
    building: '#e6e5e0',
    buildingLine: '#d9d8d1',
    landmark: '#dcd8cc',
    rail: '#c3c4c2',
    street: '#ffffff',
    casing: '#dfe0dc',
    arterial: '#ffffff',
    arterialCasing: '#c9ccca',
    label: '#59666a',
    labelHalo: '#fbfbfa',
    labelWater: '#5b8795',
    labelGreen: '#5d7d57',
    district: '#3d4a4e',
    route: '#075e63',
    routeCasing: '#ffffff',
    routeDone: '#9db6b8',
  },
  dark: {
    land: '#151b1d',
    water: '#0b1f28',
    shore: '#15303b',
    green: '#16251d',
    wood: '#152219',
    beach: '#24231d',
    pier: '#1d2426',
    building: '#1d2528',
    buildingLine: '#263034',
    landmark: '#273135',
    rail: '#39454a',
    street: '#2b3539',
    casing: '#10171a',
    arterial: '#3a474c',
    arterialCasing: '#10171a',
    label: '#93a3a9',
    labelHalo: '#12181a',
    labelWater: '#4f8496',
    labelGreen: '#6d9169',
    district: '#bfcbd0',
    route: '#52d6cb',
    routeCasing: '#0d1416',
    routeDone: '#36585a',
  },
}
