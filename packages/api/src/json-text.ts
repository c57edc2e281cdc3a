declare const view: unique symbol

/**
 * JSON of a `View`, made by PostgreSQL and passed on without being read: parsing and writing it again
 * cost more than the query (docs/decisions/0025). Contract tests hold it to the schema of `View`.
 */
export type JsonText<View> = string & { readonly [view]?: View }

export const readJson = <View>(text: JsonText<View>): View => JSON.parse(text) as View
