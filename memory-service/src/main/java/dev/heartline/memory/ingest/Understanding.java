package dev.heartline.memory.ingest;

import java.util.List;

import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.memory.episode.Noticed;
import dev.heartline.memory.summary.Digest;

/** What an exchange says, ready to be written. */
record Understanding(Digest digest, List<Noticed> noticed, List<PreferenceCandidate> preferences) {}
