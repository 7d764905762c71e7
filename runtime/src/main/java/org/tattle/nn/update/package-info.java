/** How weights move along their gradients: the update rules. */
package org.tattle.nn.update;
