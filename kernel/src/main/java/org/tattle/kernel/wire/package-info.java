/**
 * Messages of the Jupyter protocol and the sockets that carry them: it knows no language, and no
 * kernel.
 */
package org.tattle.kernel.wire;
