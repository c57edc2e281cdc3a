/** Header by which a page under `/d/:slug` says where it stands; it chooses among a browser's cookies. */
export const deskHeader = 'x-mesa-desk'
