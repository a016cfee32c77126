import { Worker } from 'node:worker_threads'
import { streetPlan, streetTimesFile } from '#modules/places'
import type { Answer, Beginning, Question } from './solver.ts'

/** A tick that takes longer than this is given up, and the thread with it. */
const LONGEST_MS = 60_000

interface Waiting {
  readonly done: (answer: Answer) => void
  readonly failed: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** The solver's thread: started with the first question, begun anew when it ends. */
class SolverThread {
  #worker: Worker | undefined
  #asked = 0
  readonly #waiting = new Map<number, Waiting>()

  ask(question: Question): Promise<Answer> {
    const id = (this.#asked += 1)
    return new Promise((done, failed) => {
      const timer = setTimeout(() => this.#end(new Error('the solver took too long')), LONGEST_MS)
      timer.unref()
      this.#waiting.set(id, { done, failed, timer })
      this.#running().postMessage({ id, question })
    })
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#end(new Error('the solver was stopped'))
    await worker?.terminate()
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const workerData: Beginning = { streets: streetPlan(), streetTimesFile: streetTimesFile.href }
    const worker = new Worker(new URL('./solver-thread.adapter.ts', import.meta.url), {
      name: 'dispatch-solver',
      workerData,
      // What this process was started with may not suit a thread: a test runner's loaders, inspectors.
      execArgv: [],
    })
    // It must not keep a process alive that is done.
    worker.unref()
    worker.on('message', (said: { id: number; answer?: Answer; error?: string }) =>
      this.#hear(said),
    )
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#end(error)
    })
    this.#worker = worker
    return worker
  }

  #hear(said: { id: number; answer?: Answer; error?: string }): void {
    const waiting = this.#waiting.get(said.id)
    if (!waiting) return
    this.#waiting.delete(said.id)
    clearTimeout(waiting.timer)
    if (said.answer) waiting.done(said.answer)
    else waiting.failed(new Error(said.error ?? 'the solver said nothing'))
  }

  #end(error: Error): void {
    const worker = this.#worker
    this.#worker = undefined
    for (const { failed, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      failed(error)
    }
    this.#waiting.clear()
    void worker?.terminate()
  }
}

const thread = new SolverThread()

/** Ask the solver; the request thread does not wait for it. */
export function solve(question: Question): Promise<Answer> {
  return thread.ask(question)
}

/** End the thread; the next question begins another. */
export function stopSolver(): Promise<void> {
  return thread.stop()
}

/** Milliseconds of a clock that is only for measuring. */
export function stopwatch(): () => number {
  const began = performance.now()
  return () => performance.now() - began
}
