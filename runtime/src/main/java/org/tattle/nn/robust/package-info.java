/** How steps of training go that make a network withstand changes of its inputs. */
package org.tattle.nn.robust;
