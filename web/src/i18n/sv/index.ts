import accessLog from './accessLog.json'
import app from './app.json'
import cases from './cases.json'
import clients from './clients.json'
import common from './common.json'
import handovers from './handovers.json'
import imports from './imports.json'
import plans from './plans.json'
import problems from './problems.json'
import signIn from './signIn.json'
import terms from './terms.json'
import work from './work.json'

export default { accessLog, app, cases, clients, common, handovers, imports, plans, problems, signIn, terms, work }
