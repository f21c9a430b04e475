"""Every component in every state, for those who develop the portal. Off unless asked for."""
