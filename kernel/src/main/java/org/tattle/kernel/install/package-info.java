/** How a kernel comes to a machine: its specification, JupyterLab, and whether all of it works. */
package org.tattle.kernel.install;
