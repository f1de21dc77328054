/** What models cost: the budget, the log of what was asked, and answers that are paid for once. */
package dev.heartline.model.account;
