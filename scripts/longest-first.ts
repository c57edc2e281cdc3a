import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those after which two workers would otherwise wait for one, with the seconds they take about. */
const seconds: Record<string, number> = {
  'e2e/forms.test.ts': 80,
  'e2e/portal-rules.test.ts': 55,
  'e2e/a11y.test.ts': 55,
  'e2e/a11y-admin.test.ts': 45,
  'e2e/main-job.test.ts': 40,
  'e2e/rulebook.test.ts': 30,
  'e2e/second-factor.test.ts': 30,
  'packages/api/src/walls/fuzz.test.ts': 70,
  'packages/api/src/walls/isolation.test.ts': 60,
  'packages/api/src/db/hard-times.test.ts': 35,
  'packages/api/src/db/sweep.test.ts': 30,
  'packages/api/src/db/upgrade.test.ts': 28,
  'packages/api/src/walls/roles.test.ts': 27,
  'packages/api/src/walls/tricks.test.ts': 23,
  'scripts/soak/kills.test.ts': 45,
  'scripts/faults/nodes.test.ts': 41,
  'scripts/seed/seed-demo.test.ts': 26,
  'scripts/soak/upload-kills.test.ts': 18,
}
/** Browsers first, what takes milliseconds last: it fills what is left of the time of one worker. */
const projects = ['e2e', 'api', 'scripts', 'apart', 'web', 'shared']

/** A fresh clone has no times of its own, and Vitest would go by the length of the files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = `${this.ctx.config.root}/`
    const rank = ({ project }: TestSpecification) => projects.indexOf(project.name)
    const cost = ({ moduleId }: TestSpecification) => seconds[moduleId.replace(root, '')] ?? 0
    return (await super.sort(files)).toSorted(
      (one, other) => rank(one) - rank(other) || cost(other) - cost(one),
    )
  }
}
