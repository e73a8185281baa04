"""One module an app: its part of the story, told by its own actions."""
