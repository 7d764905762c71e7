/**
 * The Jupyter kernel: Tattle's cells over the Jupyter messaging protocol, version 5.5.
 *
 * <p>The wire is our own, on JeroMQ, and extends no base kernel. The ones there are sleep 50 ms
 * between polls, die of a bad signature or a deep recursion, never answer for history, and run the
 * cells that were queued behind an error; none of it can be configured away.
 *
 * <p>The kernel binds the sockets and gives each one thread that owns it. What a cell means is
 * behind {@link org.tattle.kernel.language.Language}, which knows nothing of sockets, and speaks
 * through {@link org.tattle.kernel.language.Output}.
 */
package org.tattle.kernel;
