import type { Figure } from './figure.ts'

/** Units of one dimension, in the plainest of them. A ton and a gallon are several. */
const DIMENSIONS: Record<string, number[]>[] = [
  {
    'km/kilometre/kilometer': [1000],
    mile: [1609],
    'metre/meter': [1],
    'foot/feet/ft': [0.3048],
    'yard/yd': [0.9144],
    'inch/inche': [0.0254],
    'cm/centimetre/centimeter': [0.01],
    'mm/millimetre/millimeter': [0.001],
  },
  {
    'kg/kilo/kilogram/kilogramme': [1],
    'pound/lb': [0.4536],
    'ton/tonne': [1000, 907.2, 1016],
    'ounce/oz': [0.02835],
    stone: [6.35],
    'gram/gramme': [0.001],
  },
  { 'litre/liter': [1], gallon: [3.785, 4.546], pint: [0.473, 0.568] },
  { 'hectare/ha': [1], acre: [0.4047] },
  { 'kph/kmh': [1], mph: [1.609] },
]
const OTHER_MEASURES =
  'degree point pt magnitude watt kw mw gb tb kwh hp horsepower bhp volt amp hertz mhz ghz'
const CLOSE = 0.06

type Unit = { dimension: number; factors: number[] }

const UNITS = new Map<string, Unit>(
  DIMENSIONS.flatMap((units, dimension) =>
    Object.entries(units).flatMap(([forms, factors]) =>
      forms.split('/').map((form): [string, Unit] => [form, { dimension, factors }]),
    ),
  ),
)
const OTHERS = new Set(OTHER_MEASURES.split(' '))

export const isMeasure = (noun: string) => UNITS.has(noun) || OTHERS.has(noun)

/** Whether it is the source's measure in another unit, where the source has nothing in its own: miles for kilometres, tons for pounds. */
export function isConverted(figure: Figure, figures: Figure[]): boolean {
  const unit = unitOf(figure)
  if (!unit) return false
  const alike = figures.flatMap((source) => {
    const known = unitOf(source)
    return known?.dimension === unit.dimension ? [{ source, known }] : []
  })
  return (
    !alike.some(({ known }) => known.factors === unit.factors) &&
    alike.some(({ source, known }) => isClose(amounts(figure, unit), amounts(source, known)))
  )
}

/** Pounds are read as money; they may be weight. */
const unitOf = ({ noun, text }: Figure) => UNITS.get(/\spounds?$/i.test(text) ? 'pound' : (noun ?? ''))

const amounts = ({ values }: Figure, { factors }: Unit) => factors.map((factor) => (values[0] ?? 0) * factor)

const isClose = (some: number[], others: number[]) =>
  some.some((one) => others.some((other) => Math.abs(one - other) <= CLOSE * other))
