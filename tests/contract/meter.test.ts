import { openMemoryMeter } from '../../src/storage/memory-meter.ts'
import { describeMeter } from './meter.ts'

describeMeter('the meter in memory', (perMinute, clock) => openMemoryMeter({ ...perMinute, clock }))
