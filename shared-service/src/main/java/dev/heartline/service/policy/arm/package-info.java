/** Which of several: Thompson sampling over what fits the moment, with the odds of every choice known. */
package dev.heartline.service.policy.arm;
