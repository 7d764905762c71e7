/** What somebody sees who looks at the rounds of a federation. */
package org.tattle.federated.look;
