import { SAMPLE_FAMILY, sampleReferral } from './referralFile'

export const REFERRED = ['Veera', 'Ilmari', 'Sohvi'].map((name, index) => sampleReferral(index + 1, name))

/** The one of them whose case is followed, and how that client signs in. */
export const CLIENT = `Veera ${SAMPLE_FAMILY}`
export const OWN_SIGN_IN = { username: 'veera', password: 'own-sample-password-2026' }
