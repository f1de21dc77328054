/** Types of operators' objects that no library has: only the fields that we use, named as in the operators' API references. */
package dev.heartline.deployment.operator;
