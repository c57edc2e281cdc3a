import type { Dependencies } from './dependencies.ts'
import { createApiKeysService } from './modules/api-keys/api-keys.service.ts'
import { createKeyExposure } from './modules/api-keys/key-exposure.service.ts'
import { createCredentialsService } from './modules/identity/credentials.service.ts'
import { createOpenSessionsService } from './modules/identity/open-sessions.service.ts'
import { createSecondFactorService } from './modules/identity/second-factor.service.ts'
import { createSignInService } from './modules/identity/sign-in.service.ts'
import { createDirectoryService } from './modules/people/directory.service.ts'
import { createHandOverService } from './modules/people/hand-over.service.ts'
import { createMembersService } from './modules/people/members.service.ts'
import { createProviderClient } from './modules/sign-on/provider-client.ts'
import { createProviderUseService } from './modules/sign-on/provider-use.service.ts'
import { createProvidersService } from './modules/sign-on/providers.service.ts'
import { addressRules, createSignOnService } from './modules/sign-on/sign-on.service.ts'
import { createSetupService } from './modules/tenants/setup.service.ts'

/** Who gets in, and who says so: people, sessions, second factors, providers, keys. */
export function createAccess(deps: Dependencies) {
  const signIn = createSignInService(deps)
  const rules = addressRules(deps.config)
  const providers = createProviderClient({ clock: deps.clock, rules })
  return {
    authenticate: signIn.authenticate,
    signIn,
    credentials: createCredentialsService(deps),
    signOn: createSignOnService({ ...deps, providers }),
    oidcProviders: createProvidersService({ ...deps, rules }),
    oidcUse: createProviderUseService({ ...deps, providers }),
    secondFactor: createSecondFactorService(deps),
    openSessions: createOpenSessionsService(deps),
    setup: createSetupService(deps),
    directory: createDirectoryService(deps),
    members: createMembersService(deps),
    handOver: createHandOverService(deps),
    apiKeys: createApiKeysService(deps),
    exposeKey: createKeyExposure(deps),
  }
}
