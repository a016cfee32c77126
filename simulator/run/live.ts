export async function liveIn(_baseUrl: string): Promise<void> {}
