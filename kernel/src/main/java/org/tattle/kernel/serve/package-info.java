/** The kernel: it answers what comes over the wire by asking a language. */
package org.tattle.kernel.serve;
