/** Native linear algebra: its products, the memory they read, and the threads that share them. */
package org.tattle.nn.blas;
