/// The agent as a program on a Linux machine: its state folder, its sensors, and a process as its workload.
@NullMarked
package pitwall.agent.machine;

import org.jspecify.annotations.NullMarked;
