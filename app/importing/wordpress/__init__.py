"""WordPress exports (WXR), streamed, so that one of any size takes little memory."""
