/** Tattle as a language of the kernel: nobody else here runs its scripts. */
package org.tattle.kernel.tattle;
