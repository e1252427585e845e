import common from './common.json'
import app from './app.json'
import problems from './problems.json'

export default { common, app, problems }
