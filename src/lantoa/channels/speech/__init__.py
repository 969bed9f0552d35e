"""Speech: written office Vietnamese as an announcer says it, and a draft voice."""
