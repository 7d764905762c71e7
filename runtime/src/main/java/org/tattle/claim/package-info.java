/** Whether a training keeps the privacy that is claimed for it. */
package org.tattle.claim;
