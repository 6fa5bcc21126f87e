/**
 * Stops the whole process group, so that a pipeline or npm around us stops too, and waits until it goes on.
 *
 * Where nobody would bring it back (the program is what tmux, a terminal or a container started, without a shell
 * that controls jobs) the kernel drops the signal. Nothing tells of that, but a process that runs on shows it:
 * one that did stop finds SIGCONT waiting when it wakes up.
 */

/** How long a process that has been told to stop runs on before it is sure that it will not, in milliseconds. */
const runsOn = 200;

/** Gives what became of it. */
export function stopGroup(): Promise<'went on' | 'did not stop'> {
  return new Promise((resolve) => {
    // Who listens to the signal is not stopped by it.
    const listeners = process.listeners('SIGTSTP');
    process.removeAllListeners('SIGTSTP');
    const end = (outcome: 'went on' | 'did not stop'): void => {
      clearTimeout(timer);
      for (const listener of listeners) process.on('SIGTSTP', listener);
      process.off('SIGCONT', goOn);
      resolve(outcome);
    };
    const goOn = (): void => {
      // The window may have changed meanwhile, and only the shell in front was told.
      process.emit('SIGWINCH');
      end('went on');
    };
    // A process that wakes up runs the timers that are over first, and hears of SIGCONT after them: hence two. They
    // also keep the process from ending when the input has been let go and it goes on.
    let timer = setTimeout(() => {
      timer = setTimeout(end, runsOn / 2, 'did not stop');
    }, runsOn / 2);
    process.once('SIGCONT', goOn);
    process.kill(0, 'SIGTSTP');
  });
}
