/** Registers that are linked: how they are, what is seen of it, and what comes out. */
package org.tattle.linkage;
