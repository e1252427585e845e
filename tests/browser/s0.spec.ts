import { test } from './fixtures'
import { givesASignIn, readsTheLog } from './s0/accessLog'
import { declines, takesBack } from './s0/handovers'
import { corrects, records, verifies, withdraws } from './s0/milestones'
import { exportsTheBatch, freezes, opensTheStatement } from './s0/money'
import { addsTheSocialWorker, agreesOnThePlan, readsThePlan, writesThePlan } from './s0/plan'
import { importsAFaultyFile, importsAGoodFile, importsItAgain, takesTheCase } from './s0/referrals'

/** The main job, by everybody who has a part in it, on one server: axe finds nothing on any page, and the console stays silent. */
test('S0 from a referral file to a payment file, and to the client who reads who saw what', async ({ people }) => {
  test.setTimeout(900_000)
  const [tuula, aino, sari] = [await people.as('tuula'), await people.as('aino'), await people.as('sari')]
  const [fia, frans] = [await people.as('fia'), await people.as('frans')]

  await test.step('the officer imports a referral file', () => importsAGoodFile(tuula))
  await test.step('the same file again has nothing new', () => importsItAgain(tuula))
  await test.step('a file with faults says each of them, and creates nothing', () => importsAFaultyFile(tuula))

  const taken = await test.step('the coach takes a case from the inbox', () => takesTheCase(aino))
  await test.step('the coach adds the social worker', () => addsTheSocialWorker(aino))
  await test.step('the coach writes the joint plan', () => writesThePlan(aino))
  await test.step('the social worker reads what she has a ground for', () => readsThePlan(sari))
  await test.step('the social worker agrees for the county', () => agreesOnThePlan(sari))

  await test.step('the coach proposes a handover, and the officer declines it', () => declines(aino, tuula, taken))
  const statement = await test.step('finance knows the statement so far', () => opensTheStatement(fia))
  await test.step('the coach records a milestone and withdraws it', () => withdraws(aino, taken))
  const milestone = await test.step('the coach records another, with its evidence', () => records(aino))
  await test.step('the coach corrects it, and cannot verify it', () => corrects(aino, milestone))
  await test.step('the officer verifies it', () => verifies(tuula))
  await test.step('the coach proposes again, and the officer takes the case', () => takesBack(aino, tuula, taken))

  await test.step('finance sees the fee line and freezes', () => freezes(fia, statement))
  await test.step('another of finance approves and exports', () => exportsTheBatch(frans, fia, statement, taken))

  await test.step('the administrator gives the client a sign-in', async () => givesASignIn(await people.as('antti'), taken))
  await test.step('the client reads who saw what', () => readsTheLog(people))
})
