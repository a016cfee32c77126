export { useLiveState, useTopic, useTopics } from './use-topics.ts'
