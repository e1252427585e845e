import type { components } from '../../api/schema/casework'

export type Emergency = components['schemas']['Emergency']
export type NewEmergency = components['schemas']['NewEmergency']
export type NewReview = components['schemas']['NewReview']
export type Filter = 'all' | 'open' | 'to_review'
