package dev.moviegen.api.pages;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who makes which part of a panel, and with which words. */
@Component
record PanelParts(
        JobStepLines steps, JobFactLines facts, JobLog log, Transcripts transcripts, MessageSource messages) {}
