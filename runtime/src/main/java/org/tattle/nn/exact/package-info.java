/** Networks in double precision, whose gradients have derivatives of their own. */
package org.tattle.nn.exact;
