package dev.heartline.call.lifecycle;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.heartline.call.transcript.CallTurn;

/** A call with what was said. */
record CallDetails(@JsonUnwrapped CallView call, List<CallTurn> turns) {}
